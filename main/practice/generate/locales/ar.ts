import { languageEs } from './languageEs.ts';
import { namesEs } from './namesEs.ts';
import type { LocalePack } from './pack.ts';

export const ar: LocalePack = {
  ...languageEs,
  lunch: 'Almuerzo',
  ...namesEs,
  surnames: [
    'González',
    'Rodríguez',
    'Gómez',
    'Fernández',
    'López',
    'Bianchi',
    'Giménez',
    'Acuña',
    'Benítez',
    'Ferreyra',
    'Agüero',
    'Peralta',
    'Núñez',
    'Schiaffino',
    'Maidana',
    'Etchegaray',
    'Costa',
    'Ibáñez',
  ],
  rareSurnames: [
    'de la Cárcova Ordóñez',
    "O'Gorman",
    "D'Angelo",
    'Goyeneche-Anchorena de Alvear',
    'Llewellyn-Jones',
    'Nguyễn',
    'Paz',
  ],
  double: { joint: ' ', share: 0.15 },
  facilities: ['Centro Médico Los Jacarandás', 'Consultorios Río Manso', 'Instituto del Ceibo'],
  places: [
    { city: 'Buenos Aires', postCode: 'C1425' },
    { city: 'Rosario', postCode: 'S2000' },
    { city: 'Córdoba', postCode: 'X5000' },
  ],
  streets: ['Av. de los Ombúes 1450, piso 3', 'Calle de las Glicinas 820', 'Pasaje del Ceibo 36'],
  phones: ['+54911########', '+54 9 11 ####-####', '011 15-####-####'],
  nin: '2#######',
  insurers: [
    { name: 'Salud del Plata', plans: ['Plan 210', 'Plan 310', 'Plan 450'] },
    { name: 'Cobertura Ceibal', plans: ['Básico', 'Oro'] },
  ],
  price: { perEuro: 900, step: 500 },
};
