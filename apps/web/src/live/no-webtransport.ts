/** Stands in for a third kind of line the socket library brings, which this service does not offer: it is never tried, and need not be fetched. */
export const WT = undefined;
