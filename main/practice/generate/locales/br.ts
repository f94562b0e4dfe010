import { languagePt } from './languagePt.ts';
import { namesPt } from './namesPt.ts';
import type { LocalePack } from './pack.ts';

export const br: LocalePack = {
  ...languagePt,
  ...namesPt,
  facilities: ['Clínica Ipê Amarelo', 'Consultórios Jardim das Acácias', 'Centro Médico Pau-Brasil'],
  places: [
    { city: 'São Paulo', postCode: '04538-133' },
    { city: 'Belo Horizonte', postCode: '30140-071' },
    { city: 'Florianópolis', postCode: '88015-200' },
  ],
  streets: ['Rua dos Ipês, 1200, cj. 84', 'Alameda das Acácias, 35', 'Avenida Pau-Brasil, 410'],
  phones: ['+55119########', '+55 (11) 9####-####', '(48) 9####-####'],
  nin: '###.###.###-##',
  insurers: [
    { name: 'Saúde Ipê', plans: ['Enfermaria', 'Apartamento', 'Executivo'] },
    { name: 'Vida Plena Acácia', plans: ['Essencial', 'Nacional'] },
  ],
  price: { perEuro: 5, step: 10 },
};
