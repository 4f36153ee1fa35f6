/** Who sits where in the demo. */
export const seats = {
  chair: 'Ines Calloway',
  deputy: 'Rafe Dunmore',
  socialWorker: 'Amara Teller',
  police: 'DC Bryony Vane',
  paediatrician: 'Dr Osric Penhale',
  healthVisitor: 'Lowri Ashcombe',
  minuteTaker: 'Nell Thackray',
} as const;

export const agencies = {
  socialCare: 'Northmoor (fictional) Children’s Social Care',
  police: 'Northmoor (fictional) Police',
  communityHealth: 'Northmoor (fictional) Community Health',
  hospital: 'Northmoor (fictional) Hospital',
} as const;
