/** Writing an adjustment: starting one, saving, ending, taking out and restoring items in it. */

export type { ChangeWords } from './change-words';
export { addingPage, type ItemChoice, itemChoices, type WhereToEdit, whereToEdit } from './choose-items';
export { type EndingKind, endItems, enterOrder, type PowerOrder } from './end-items';
export * from './errors';
export {
  BASIS_ROLES,
  contentFrom,
  dutyRows,
  FORM_GROUPS,
  type FormValues,
  formLabel,
  formValues,
  numbered,
} from './item-form';
export { type DraftItem, draftItem, newDraftItem, type ReadRow, readRows } from './item-page';
export {
  citationFor,
  type LawChoice,
  lawsFound,
  type ProvisionChoices,
  provisionsFound,
} from './pick-provision';
export { takeOut } from './remove-change';
export { restoreRevision } from './restore-revision';
export { type ItemSave, NAMES_SOMEONE, saveItem } from './save-item';
export type { SentBack } from './sent-back';
export { type AdjustmentHead, changeHead, startAdjustment } from './start-adjustment';
export {
  MOST_TOGETHER,
  TOGETHER_FIELDS,
  type Together,
  type TogetherField,
  type TogetherPage,
  type Treatment,
  togetherPage,
  treatTogether,
} from './treat-together';
