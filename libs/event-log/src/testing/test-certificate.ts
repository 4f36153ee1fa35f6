/**
 * A certificate for `localhost` that vouches for itself, good from 2020 to 2120, and its key. For tests alone: the key
 * stands here for everybody to read, so it protects nothing.
 */
export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIBATAKBggqhkjOPQQDAjAxMRIwEAYDVQQDDAlsb2NhbGhv
c3QxGzAZBgNVBAoMElF1b3JhdGUgdGVzdHMgb25seTAgFw0yMDAxMDEwMDAwMDBa
GA8yMTIwMDEwMTAwMDAwMFowMTESMBAGA1UEAwwJbG9jYWxob3N0MRswGQYDVQQK
DBJRdW9yYXRlIHRlc3RzIG9ubHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASO
tiTg/JSDgxAH5ng55XitP4fv3uubGzjZ+WfsrugOOxhoYVZVSqcOfwByd+4mK6GG
wVsymYrcIKWrK8bfviRKo0gwRjAUBgNVHREEDTALgglsb2NhbGhvc3QwDwYDVR0T
AQH/BAUwAwEB/zAdBgNVHQ4EFgQU2koq1HCCSr00SNp26VMWqSyq23gwCgYIKoZI
zj0EAwIDSQAwRgIhAKdS4+qhHx1l6F/wcL9lgmfmIuu3c+3hkqmB3w0CJjDWAiEA
ofQe6iwt4CE61Nrb420mYYpFDGKeWhbx1yq4qIZz7xE=
-----END CERTIFICATE-----
`;
export const testCertificateKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgK7nvrdjvYnFbaqsL
Jd0x0Cy+wXuY1P5f9i42CNFFMEGhRANCAASOtiTg/JSDgxAH5ng55XitP4fv3uub
GzjZ+WfsrugOOxhoYVZVSqcOfwByd+4mK6GGwVsymYrcIKWrK8bfviRK
-----END PRIVATE KEY-----
`;
