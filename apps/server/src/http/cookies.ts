/** The cookies that carry a session, one for each slot of a browser. */
import { stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Redeemed } from '#wire';
import { allSlotsTaken } from '../refusals.js';
import type { Limits } from '../settings-shape.js';
import { cookieName, freeSlot } from '../sign-in/credentials.js';
import { wholeHours, type Subject } from '../sign-in/session.js';
import type { OwnAddress } from './own-address.js';
import { refuseWith } from './refused.js';

export class Cookies {
  constructor(
    private readonly ownAddress: OwnAddress,
    private readonly limits: Limits,
  ) {}

  slotFor(request: Request): string {
    const slot = freeSlot(request.headers, this.limits.slotsPerBrowser, this.ownAddress.isSecure);
    if (slot === undefined) throw refuseWith(allSlotsTaken);
    return slot;
  }

  /** Gives the browser its cookie, and says where to go. */
  signIn(response: Response, slot: string, secret: string, subject: Subject): Redeemed {
    this.set(response, slot, secret, wholeHours * 3_600);
    return { slot, goTo: 'meetingId' in subject ? `/s/${slot}/meetings/${subject.meetingId}` : `/s/${slot}/` };
  }

  signOut(response: Response, slot: string): void {
    this.set(response, slot, '', 0);
  }

  private set(response: Response, slot: string, value: string, maxAge: number): void {
    const { isSecure } = this.ownAddress;
    response.append(
      'Set-Cookie',
      stringifySetCookie({
        name: cookieName(slot, isSecure),
        value,
        httpOnly: true,
        sameSite: 'strict',
        secure: isSecure,
        path: '/',
        maxAge,
      }),
    );
  }
}
