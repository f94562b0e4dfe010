import { languageEs } from './languageEs.ts';
import { namesEs } from './namesEs.ts';
import type { LocalePack } from './pack.ts';

export const cl: LocalePack = {
  ...languageEs,
  lunch: 'Almuerzo',
  ...namesEs,
  surnames: [
    'González',
    'Muñoz',
    'Rojas',
    'Díaz',
    'Pérez',
    'Soto',
    'Contreras',
    'Sepúlveda',
    'Fuentealba',
    'Yáñez',
    'Ñancupil',
    'Huenchumilla',
    'Órdenes',
    'Cañas',
    'Valdés',
    'Errázuriz',
    'Araya',
    'Vásquez',
  ],
  rareSurnames: [
    "O'Ryan Larraín",
    'de la Maza Undurraga',
    'Mac-Iver Echeñique',
    'Ñanculef Quilaqueo',
    'Nguyễn',
    'Irarrázaval-Ossandón Covarrubias',
    'Aldunate de la Cuadra',
    'Lee',
  ],
  facilities: ['Centro Médico Los Arrayanes', 'Consulta Cerro Alegre', 'Clínica Puerto Canelo'],
  places: [
    { city: 'Santiago', postCode: '7500000' },
    { city: 'Valparaíso', postCode: '2340000' },
    { city: 'Concepción', postCode: '4030000' },
  ],
  streets: ['Avenida Los Arrayanes 2210, of. 604', 'Calle Las Hortensias 415', 'Pasaje El Canelo 77'],
  phones: ['+569########', '+56 9 #### ####'],
  nin: '1#.###.###-#',
  insurers: [
    { name: 'Previsión Andina', plans: ['Esencial', 'Total'] },
    { name: 'Isapre del Sur', plans: ['Plan Familia', 'Plan Senior'] },
  ],
  price: { perEuro: 950, step: 1000 },
};
