// Product pages: options and pictures.
import './buy-form.js';
import './gallery.js';
