// Checkout and profile: what only those who buy need.
import './checkout.js';
