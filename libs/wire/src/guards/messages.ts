/** Guards of the three socket messages a browser sends. What a `command` carries is judged by that command's own guard. */
import { countFromNone, rowHash, uuid, whole } from './checks.js';
import { Is, MayBe } from './fields.js';

class CommandMessageGuard {
  @Is(uuid) meetingId!: string;
  @Is(uuid) commandId!: string;
  @Is(whole) command!: object;
}

class FollowMessageGuard {
  @Is(uuid) meetingId!: string;
  @Is(countFromNone) after!: number;
  @MayBe(rowHash) hash?: string;
  @MayBe(countFromNone) reading?: number;
}

class LeaveMessageGuard {
  @Is(uuid) meetingId!: string;
}

export const messageGuards = { command: CommandMessageGuard, follow: FollowMessageGuard, leave: LeaveMessageGuard };
