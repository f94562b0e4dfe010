/** Surnames of invented patients, none of which the practice clinic has: those who call, who book online, and who come today. */
export const callers = [
  'Aldridge',
  'Bexley',
  'Corrigan',
  'Dunmore',
  'Ellesmere',
  'Fairfax',
  'Gresham',
  'Hathersage',
];
export const bookers = [
  ...['Ashdown', 'Barlow', 'Carrick', 'Denholm', 'Eastleigh', 'Farnham', 'Garside', 'Hollins', 'Ingleby'],
  ...['Jarrow', 'Kendal', 'Langdale', 'Marlow', 'Norbury', 'Oakham', 'Penrith', 'Quarley', 'Ripley'],
  ...['Selby', 'Tarrant', 'Ullswater', 'Verwood', 'Wetherby', 'Yeovil'],
];
export const comers = [
  ...['Abbotson', 'Birchall', 'Clitheroe', 'Darnley', 'Edgeworth', 'Fenwick', 'Gosforth', 'Harwood'],
  ...['Inglewood', 'Jesmond', 'Kirkham', 'Lindley', 'Milburn', 'Netherby', 'Ormerod', 'Pickering'],
  ...['Quorndon', 'Rothwell', 'Stainforth', 'Thornaby', 'Ulverston', 'Ventnor', 'Winslow', 'Yarmley'],
];
