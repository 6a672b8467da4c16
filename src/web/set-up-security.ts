import { Router } from 'express';
import helmet from 'helmet';

/**
 * Strict content security policy: nothing inline, nothing from elsewhere. `form-action` stays on this origin. HSTS is
 * left to the reverse proxy that ends TLS, since an office network may serve plain HTTP.
 */
export function setUpSecurity(): Router {
  const router = Router();
  router.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      strictTransportSecurity: false,
      referrerPolicy: { policy: 'same-origin' },
    }),
  );
  return router;
}
