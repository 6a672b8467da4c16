/** Handlebars set-up, view models and diff rendering shared by site, gazette and web. Other rooms import from here only. */
export * from './basis-pieces';
export * from './basis-standing';
export * from './comparison-view';
export * from './dates';
export * from './errors';
export * from './field-changes';
export * from './field-of-three';
export * from './item-view';
export * from './law-view';
export { ScriptJson } from './linked-data';
export { createRenderer, type Renderer } from './renderer';
export * from './text-pieces';
export { visible } from './visible';
export * from './words';
