/** What the steps of setting a server up are called when they are done or stop. */
import type { MessageKey } from '../text';
import type { HubRole, HubStep } from './hub-model';

export const STEP_TEXT: Record<HubStep, MessageKey> = {
  done: 'hubDone',
  reach: 'hubUnreached',
  streams: 'hubStreamsRefused',
  people: 'hubPeopleRefused',
  members: 'hubMembersRefused',
  name: 'hubNameRefused',
};

export const ROLE_TEXT: Record<HubRole, MessageKey> = {
  agent: 'teamRoleAgent',
  lead: 'teamRoleLead',
  board: 'teamRoleBoard',
};
