import type { StockroomSeed } from '../shape.js';

/** The shop floor in the Gerberhof, filled from the store next door. */
export const stockroom: StockroomSeed = {
  location: {
    name: 'Shop floor, Gerberhof',
    address: { line1: 'Gerberhof 4', line2: '', city: 'Leipzig', postalCode: '04109', country: 'DE', phone: '' },
  },
  moved: { 'TID-OAT': 8, 'TID-TDE': 6, 'WDB-OAT-16': 10, 'SPB-MOS': 12, 'EPT-MOS': 6, 'HDT-NAT': 20, 'WBP-13': 9 },
  onTheWay: {
    'CCC-EMB': { sent: 6, received: 4 },
    'CCC-MOS': { sent: 6, received: 0 },
    'CES-CHK': { sent: 5, received: 0 },
    'QLJ-HON': { sent: 8, received: 8 },
  },
  counted: { categorySlug: 'textiles', differences: { 'WFT-FLX': -1, 'CSP-SLA': 2, 'LAP-SLA-R': -1 } },
  counting: {
    categorySlug: 'bowls-plates',
    differences: { 'WDB-TDE-16': 0, 'HDP-OAT': -2, 'SSP-EMB': 0, 'LPP-OAT': 1 },
  },
  thresholds: { 'TID-OAT': 12, 'HDT-NAT': 30, EGB: 2, 'HFS-28': 3 },
  soldOn: ['SUC-MOS-6', 'LSM-HON', 'HFS-32'],
};
