/** The shipped pack, widened so that family members, advocates and observers are admitted. */
export const familyPackFrom = (shipped: string): string =>
  shipped
    .replace('procedureId: strategy-discussion', 'procedureId: family-meeting')
    .replace(/^title: .*$/mu, 'title: Family meeting')
    .replace(
      /^rolesAdmitted: .*$/mu,
      'rolesAdmitted: [chair, deputy-chair, minute-taker, member, family, advocate, observer]',
    );
