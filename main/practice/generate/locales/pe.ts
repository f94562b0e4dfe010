import { languageEs } from './languageEs.ts';
import { namesEs } from './namesEs.ts';
import type { LocalePack } from './pack.ts';

export const pe: LocalePack = {
  ...languageEs,
  lunch: 'Almuerzo',
  ...namesEs,
  surnames: [
    'Quispe',
    'Flores',
    'Sánchez',
    'Rodríguez',
    'Huamán',
    'Mamani',
    'Vásquez',
    'Chávez',
    'Cárdenas',
    'Ñahui',
    'Condori',
    'Yupanqui',
    'Núñez',
    'Ccori',
    'Echegaray',
    'Zevallos',
    'Tello',
    'Miró',
  ],
  rareSurnames: [
    "O'Higgins Ccahuana",
    'de la Puente y Lavalle',
    'Wong Ñaupari',
    'Nguyễn',
    'Huarcaya-Quispetupac Mamani',
    'Li',
  ],
  facilities: ['Centro Médico La Cantuta', 'Consultorios El Molle', 'Clínica Valle Queñual'],
  places: [
    { city: 'Lima', postCode: '15074' },
    { city: 'Arequipa', postCode: '04001' },
    { city: 'Cusco', postCode: '08002' },
  ],
  streets: ['Av. La Cantuta 560, of. 302', 'Jr. El Molle 118', 'Calle Los Queñuales 45'],
  phones: ['+519########', '+51 9## ### ###'],
  nin: '4#######',
  insurers: [
    { name: 'Salud Cantuta', plans: ['Base', 'Plus'] },
    { name: 'Seguros del Misti', plans: ['Red Sur', 'Nacional'] },
  ],
  price: { perEuro: 3, step: 10 },
};
