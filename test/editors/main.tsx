/** Owns the start of the page of editors. */
import { standNative } from './native';
import { standRich } from './rich';

standNative();
standRich();
document.body.dataset.ready = 'yes';
