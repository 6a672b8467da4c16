/** The officer's side and the public site, served. */
export { createApp } from './app';
export { serve } from './serve';
