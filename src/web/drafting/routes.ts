import { Router } from 'express';
import type { Installation } from '../../services';
import type { Views } from '../views';
import { addRoutes } from './add-routes';
import { editRoutes } from './edit-routes';
import { headRoutes } from './head-routes';
import { itemFormRoutes } from './item-form-routes';
import { orderRoutes } from './order-routes';

/** 起草调整: starting an adjustment, putting items into it, and the form of one item. */
export function draftingRoutes(installation: Installation, views: Views): Router {
  return Router().use(
    headRoutes(installation, views),
    addRoutes(installation, views),
    orderRoutes(installation, views),
    editRoutes(installation, views),
    itemFormRoutes(installation, views),
  );
}
