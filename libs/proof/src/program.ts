/** Which program this is. A record names the one that made it, because a later one may word the same minutes otherwise. */
export const program = 'Quorate 0.1.0';
