/** The one door of the proof: the signed record as a file, and what an independent reader needs to check it. Runs in Node and in a browser. */
export {};
