/** Invented people: lengths, diacritics, hyphens and apostrophes as they come in eight languages. */
export const surnames = [
  'Kowalska',
  'Lis',
  'Nowicka-Zielińska',
  'Wójcik',
  'Dvořáková',
  'Müller',
  'D’Angelo',
  'García Hernández',
  'Yıldız',
  'Świątek',
  'Ferreira',
  'Schönfelder',
  'Novák',
  'Öztürk',
  'Brzęczyszczykiewicz',
  'Rossi',
  'Łuczak',
  'Mazur',
  'Esposito',
  'Szczepański',
] as const;

export const firstNames = [
  'Anna',
  'Jan',
  'Maria Magdalena',
  'Zofia',
  'Piotr',
  'Karolína',
  'Hans-Joachim',
  'María del Carmen',
  'Ümit',
  'Bartłomiej',
  'João',
  'Giuseppe',
  'Ewa',
  'Maximilian',
] as const;

export const doctors = [
  ['Jan', 'Nowak', 'Internist'],
  ['Katarzyna', 'Zielińska', 'Dermatologist'],
  ['Beatriz', 'Ferreira', 'Cardiologist'],
  ['Tomáš', 'Dvořák', 'Orthopaedist'],
  ['Elif', 'Yılmaz', 'Gynaecologist'],
  ['Giulia', 'Conti', 'Paediatrician'],
  ['Matthias', 'Schröder', 'Neurologist'],
  ['Ana Lucía', 'Fernández de la Vega', 'Endocrinologist'],
  ['Piotr', 'Wiśniewski', 'Urologist'],
  ['Marek', 'Horák', 'Laryngologist'],
] as const;

export const services = [
  'Consultation',
  'First visit',
  'Check-up',
  'Ultrasound',
  'Dermatoscopy with report',
  'Vaccination',
] as const;
