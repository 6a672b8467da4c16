/** 人员与单位: accounts, their rights and passwords, signing in; bodies. */
export {
  addPerson,
  disablePerson,
  enablePerson,
  type Person,
  people,
  person,
  renamePerson,
} from './accounts';
export { administrators } from './administrators';
export { type BodyFacts, bodies, body, editBody, newBody, retireBody } from './bodies';
export * from './errors';
export { firstSignIn, renewLink } from './links';
export { changePassword, MIN_PASSWORD, setFirstPassword, welcomeAccount } from './passwords';
export { grantRight, withdrawRight } from './rights';
export { SessionShelf, sessionSecret, sweepSessions } from './sessions';
export { browserToken, type SignInAttempt, signIn } from './sign-in';
