/** What every answer carries: a policy that lets a page load from here alone, and nothing kept on the way. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

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
const helmetWith = (secure: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });

export function securityHeaders(secure: boolean): RequestHandler {
  const ours = helmetWith(secure);
  return (request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    ours(request, response, next);
  };
}
