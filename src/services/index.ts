/** Use cases that join the store and the rest, one file each. `web` imports from here only; a command of `cli` only what it needs, to start at once. */

export { BadWording, PLACEHOLDERS, WORDING_PARTS } from '../gazette';
export {
  COLUMN_LABELS,
  type ColumnUse,
  DEEPEST_SAID,
  type HeaderChoices,
  isColumnUse,
  LAW_CLASSES,
  type SheetReading,
} from '../intake';
export type { ChangeKind, ReviewStep } from '../list';
export { COUNTERPARTS, mergeOfThree, STEP_ROLES } from '../list';
export type { FieldComment } from '../store';
export {
  type Actor,
  actorNamed,
  actorSignedIn,
  has,
  LOCAL_ADMINISTRATOR,
  mustHave,
  mustSee,
  ROLES,
  type Role,
  sees,
} from './actor';
export { type AdjustAct, adjust, placeWords } from './adjust';
export { type AdjustmentPage, adjustmentPage, adjustmentsPage } from './adjustments-page';
export { type AnnualFigures, annualCsv, annualDocx, annualFigures } from './annual-figures';
export * from './audit';
export { type BackedUp, backup } from './backup/backup';
export * from './backup/errors';
export { type Restored, restore } from './backup/restore';
export { bodyOfAdjustment, bodyOfList, bodyOfRelease } from './body-of';
export { type CalendarPage, calendarPage, changeCalendar } from './calendar';
export { checkList, comparedTexts, type Finding, type ListCheck, needsWork } from './check-list';
export { type Deadline, deadlineInWords, provisionalInWords } from './deadline';
export { diffReleases } from './diff-releases';
export * from './drafting';
export { editImpact, type ImpactEdit, impactEdit } from './edit-impact';
export * from './errors';
export type { GazetteOrder } from './gazette-input';
export { type GazettePage, gazettePage } from './gazette-page';
export { changeWording, type WordingPage, wordingPage } from './gazette-wording';
export { type Health, health } from './health';
export {
  acceptImpacts,
  acceptSure,
  acceptSureImpacts,
  dismissImpacts,
  leftInWords,
  openImpacts,
} from './impacts';
export type { ImpactLine } from './impacts-of-law';
export { importLaws } from './import-laws';
export { importList, type ListImportResult } from './import-list';
export {
  dateOf,
  type Installation,
  openInstallation,
  type Progress,
  type Sources,
  today,
} from './installation';
export { isRefusal } from './is-refusal';
export { fieldsOfItem, type ItemPage, itemPage } from './item-page';
export {
  interruptLeftJobs,
  type JobEnd,
  type JobPage,
  jobPage,
  jobsAtHand,
  type StartedJob,
  startJob,
} from './jobs';
export { REVOCATION_REASONS, revokeKey } from './keys/revoke-key';
export { rotateKey } from './keys/rotate-key';
export { type KeyLine, type LogKeys, showKeys } from './keys/show-keys';
export {
  type CopyChoice,
  type CopyDifference,
  chooseLawCopy,
  type LawCopies,
  type LawCopy,
  lawCopies,
} from './law-copies';
export type { LawFacts } from './law-draft';
export {
  type LawPackage,
  lawPackage,
  lawPackages,
  type PackageImpact,
  type PackagePower,
  type PackageRow,
} from './law-packages';
export { citationLines, diffLawFiles, parseLawFile } from './law-tools';
export {
  confirmLaws,
  type LawPreview,
  type LawPreviewFile,
  lawPreview,
  type SaidOfLaws,
  sayOfLaws,
  uploadLaws,
} from './law-upload';
export { type LawPage, type LawRow, lawPage, lawsPage } from './laws-page';
export {
  alike,
  type DamageFinding,
  type FindingGroup,
  type ListHealth,
  listHealth,
} from './list-health';
export type { ChangedItem, ListComparison } from './list-import/compare';
export {
  ITEM_STANDS,
  type ItemStand,
  type ItemsPage,
  type ItemsQuery,
  itemsCsv,
  itemsPage,
  PAGE_SIZE,
} from './list-items';
export {
  confirmList,
  type ListPreview,
  listPreview,
  type SaidOfList,
  sayOfList,
  uploadList,
} from './list-upload';
export { type BodyList, listTitle } from './lists';
export { setAside, tieToItem } from './new-powers';
export { type ObjectionWay, objectionWay } from './objection-way';
export * from './objections';
export * from './open-data';
export { type ListOverview, type Overview, overview } from './overview';
export { packageAdjustment } from './package-draft';
export * from './people';
export { prepareSite } from './prepare-site';
export { changeProcedure, type Procedure, procedurePage } from './procedure';
export { publish } from './publish/publish';
export { type PublishingResult, settlePublishing, startPublishing } from './publish/publishing-job';
export { duePage, type ReleasePage, releasePage, releasesPage } from './releases-page';
export { repealLaw } from './repeal-law';
export {
  type GoesWithSample,
  goesWithSample,
  removeSample,
  type SampleStanding,
  sampleStanding,
} from './sample/remove';
export { type Settings, settingsFrom } from './settings';
export { settingsOf } from './settings-file';
export { todaysWork, type Work, type WorkKind } from './todays-work';
export { verifySite } from './verify-site';
export { toWithdraw, WITHDRAWAL_REASONS, type Withdrawal, withdraw } from './withdraw';
export * from './words';
export { GAZETTE_FORMATS, type GazetteFormat, gazetteFormat, gazetteOf, writeGazette } from './write-gazette';
export { writeSnapshot } from './write-snapshot';
