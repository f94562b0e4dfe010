import { languagePt } from './languagePt.ts';
import { namesPt } from './namesPt.ts';
import type { LocalePack } from './pack.ts';

export const pt: LocalePack = {
  ...languagePt,
  meetings: [
    'Reunião de equipa',
    'Discussão de casos',
    'Chamadas para utentes',
    'Visita do laboratório',
    'Relatórios',
  ],
  ...namesPt,
  facilities: ['Clínica Quinta das Oliveiras', 'Consultórios da Ribeira Nova', 'Centro Clínico do Sobreiro'],
  places: [
    { city: 'Lisboa', postCode: '1250-096' },
    { city: 'Porto', postCode: '4050-014' },
    { city: 'Évora', postCode: '7000-503' },
  ],
  streets: ['Rua das Oliveiras, 27, 1.º Dto.', 'Travessa da Ribeira Nova, 8', 'Avenida do Sobreiro, 150'],
  phones: ['+3519########', '+351 9## ### ###'],
  nin: '2########',
  insurers: [
    { name: 'Seguros Sobreiro', plans: ['Base', 'Mais'] },
    { name: 'Saúde Tejo Claro', plans: ['Opção 1', 'Opção 2'] },
  ],
  price: { perEuro: 1, step: 5 },
};
