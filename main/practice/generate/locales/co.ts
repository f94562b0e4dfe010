import { languageEs } from './languageEs.ts';
import { namesEs } from './namesEs.ts';
import type { LocalePack } from './pack.ts';

export const co: LocalePack = {
  ...languageEs,
  lunch: 'Almuerzo',
  ...namesEs,
  surnames: [
    'Rodríguez',
    'Gómez',
    'Restrepo',
    'Londoño',
    'Castaño',
    'Ospina',
    'Cárdenas',
    'Patiño',
    'Avendaño',
    'Bedoya',
    'Vélez',
    'Zuluaga',
    'Muñoz',
    'Peñalosa',
    'Uribe',
    'Córdoba',
    'Quiñónez',
    'Rincón',
  ],
  rareSurnames: [
    'de la Espriella Pombo',
    "O'Byrne Abello",
    'Nguyễn',
    'Santodomingo-Echavarría de Brigard',
    'von Krohn Meza',
    'De los Ríos Ángel',
    'Paz',
  ],
  facilities: ['Centro Médico Los Guayacanes', 'Consultorios La Ceiba', 'Unidad Médica El Nogal'],
  places: [
    { city: 'Bogotá', postCode: '110221' },
    { city: 'Medellín', postCode: '050021' },
    { city: 'Cali', postCode: '760042' },
  ],
  streets: ['Carrera 15 # 93-28, consultorio 401', 'Calle 10 Sur # 43A-12', 'Avenida 6 Norte # 24-50'],
  phones: ['+573#########', '3## ### ## ##'],
  nin: '10########',
  insurers: [
    { name: 'Salud Guayacán', plans: ['Clásico', 'Premium'] },
    { name: 'Medicina Prepagada del Valle', plans: ['Azul', 'Oro'] },
  ],
  price: { perEuro: 3200, step: 5000 },
};
