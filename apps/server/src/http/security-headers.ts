/** What every answer carries: a policy that lets a page load from here alone, and nothing kept on the way. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { docsPath } from './api-document.js';

const self = ["'self'"];
const none = ["'none'"];

const policy = {
  defaultSrc: none,
  scriptSrc: self,
  styleSrc: self,
  imgSrc: self,
  fontSrc: self,
  connectSrc: self,
  manifestSrc: self,
  formAction: self,
  baseUri: none,
  frameAncestors: none,
  objectSrc: none,
};
/** The interactive description of the interface is somebody else's page: it writes styles and images into itself. */
const docsPolicy = {
  ...policy,
  scriptSrc: ["'self'", "'unsafe-inline'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
};

const helmetWith = (directives: typeof policy, secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });

export function securityHeaders(secure: boolean): RequestHandler {
  const ours = helmetWith(policy, secure);
  const docs = helmetWith(docsPolicy, secure);
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    (request.path.startsWith(`/${docsPath}`) ? docs : ours)(request, response, next);
  };
}
