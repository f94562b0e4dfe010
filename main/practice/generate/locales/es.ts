import { languageEs } from './languageEs.ts';
import { namesEs } from './namesEs.ts';
import type { LocalePack } from './pack.ts';

export const es: LocalePack = {
  ...languageEs,
  ...namesEs,
  facilities: ['Centro Médico Alameda del Sauce', 'Consultas Plaza del Olivar', 'Policlínica Monte Claro'],
  places: [
    { city: 'Madrid', postCode: '28010' },
    { city: 'Valencia', postCode: '46004' },
    { city: 'A Coruña', postCode: '15003' },
  ],
  streets: ['Calle del Sauce, 14, 2.º izq.', 'Plaza del Olivar, 3', 'Avenida de los Almendros, 101 bis'],
  phones: ['+346########', '+34 6## ## ## ##', '9## ## ## ##'],
  nin: '########@',
  insurers: [
    { name: 'Seguros Almendra Salud', plans: ['Básico', 'Completo', 'Sin copago'] },
    { name: 'Mutua del Norte Claro', plans: ['General', 'Familia'] },
    { name: 'Previsora Ibáñez', plans: ['Única'] },
  ],
  price: { perEuro: 1, step: 5 },
};
