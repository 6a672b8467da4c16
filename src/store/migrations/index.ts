import { Register1795478400000 } from './0001-register';

/** In order. A migration once released is never changed: the next one goes below. */
export const migrations = [Register1795478400000];
