/** The open interface under `/api/v1`. */
export { apiRoutes } from './routes';
