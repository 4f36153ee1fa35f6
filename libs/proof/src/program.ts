/**
 * Which program this is. A record names the one that made it, because a later one may word the same minutes otherwise: it is raised,
 * with the version in package.json, whenever the words of the minutes change.
 */
export const program = 'Quorate 0.2.0';
