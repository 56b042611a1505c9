import type { PageSeed } from '../shape.js';

/** The pages of Kerblight. */
export const pages: readonly PageSeed[] = [
  {
    slug: 'about',
    title: 'About Kerblight',
    seoDescription: 'Lights and commuter gear, designed, measured and repaired in Sheffield.',
    bodyHtml: `<p>Kerblight started in 2017, after Dev Sandhu was hit at dusk by a driver who said she had seen a light and thought it was further away. He is an optical engineer. He measured it. She was right.</p>
<h2>We publish the curves</h2><p>Most lamps claim a figure they hold for minutes. Ours come with the measured output over a full discharge, at 15 °C, from the lot you bought. If we are wrong by more than five per cent, you get your money back.</p>
<h2>We repair</h2><p>Every part of every product has a number and a price. Batteries are held by screws.</p><p>Fourteen people, one integrating sphere, Unit 6, Kelham Works, Sheffield.</p>`,
  },
  {
    slug: 'contact',
    title: 'Contact',
    seoDescription: 'Talk to the people who design, build and repair Kerblight gear.',
    bodyHtml: `<p><a href="mailto:hello@kerblight.example">hello@kerblight.example</a>: answered on working days by someone who has ridden in that morning.</p><h2>Workshop</h2><p>Unit 6, Kelham Works, Sheffield S3 8RY. Drop in on Fridays, 14:00 to 17:00, for repairs while you wait.</p><h2>Press and shops</h2><p>Measurements, drawings and samples on request.</p>`,
  },
  {
    slug: 'shipping',
    title: 'Delivery',
    seoDescription: 'UK delivery from £3.50, free over £60, tracked.',
    bodyHtml: `<ul><li><strong>Tracked 48</strong>: £3.50, free over £60. Two to three working days.</li><li><strong>Tracked 24</strong>: £6.90. Ordered by 15:00, delivered the next working day.</li></ul><p>Everything ships from Sheffield in letterbox or cardboard packaging. Batteries travel at 30 % charge, as the carrier’s rules ask; charge before the first ride.</p><h2>Elsewhere</h2><p>We deliver to UK addresses only at the moment.</p>`,
  },
  {
    slug: 'returns',
    title: 'Returns and repairs',
    seoDescription: 'Sixty days to test it in traffic. Five years of parts.',
    bodyHtml: `<p>Sixty days, ridden, in the rain. If it is not right, start a return from your order page, print the label, and we refund within three working days of arrival.</p><h2>Repairs</h2><p>Five-year warranty on everything with a battery, except the battery (two years) and the road (not ours). After that, parts at cost and a bench fee of £12.</p><h2>Helmets</h2><p>Crashed in it? Send a photograph. Replacement at half price, once per person, no form.</p>`,
  },
  {
    slug: 'test-lab',
    title: 'Test lab',
    seoDescription: 'How we measure output, runtime, sealing and vibration.',
    bodyHtml: `<h2>Output</h2><p>1 m integrating sphere, calibrated every March. Readings each second from full to cut-off.</p><h2>Beam</h2><p>Goniometer, 0.2° steps, and then a wet lane in Loxley, because a chart does not have potholes.</p><h2>Water</h2><p>IPX6: 100 litres a minute from 3 m. IP67: 30 minutes under a metre.</p><h2>Vibration</h2><p>Eight hours at 5 g, swept 10 to 500 Hz. About two winters of Leeds setts.</p>`,
  },
  {
    slug: 'privacy',
    title: 'Privacy',
    seoDescription: 'What we store, why, and for how long.',
    bodyHtml: `<p>Kerblight Ltd, Unit 6, Kelham Works, Sheffield, is the controller. Write to <a href="mailto:privacy@kerblight.example">privacy@kerblight.example</a>.</p><ul><li>Orders and invoices: six years, for HMRC.</li><li>Account data: until you delete it, which you can do yourself.</li><li>Server logs: fourteen days, addresses shortened.</li></ul><p>One cookie, for your cart. No advertising networks. You may ask for a copy, a correction or deletion, and complain to the ICO.</p>`,
  },
  {
    slug: 'terms',
    title: 'Terms',
    seoDescription: 'The contract of sale with Kerblight Ltd.',
    bodyHtml: `<p>These terms cover sales by Kerblight Ltd, registered in England. Your order is an offer; our confirmation e-mail accepts it. Prices include VAT. Title passes on payment, risk on delivery.</p><p>You have the rights of the Consumer Rights Act 2015 and a fourteen-day right to cancel, extended by us to sixty days. Nothing here limits liability that cannot be limited by law. English law applies.</p>`,
  },
];
