// The page allows no inline script, so that nothing that gets into it can run.
import { main } from './main.js';
main();
