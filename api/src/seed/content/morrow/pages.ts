import type { PageSeed } from '../shape.js';

/** The pages of Morrow & Clay. */
export const pages: readonly PageSeed[] = [
  {
    slug: 'about',
    title: 'About us',
    seoDescription:
      'Morrow & Clay sells kitchen and home goods by forty small makers, from a former tannery in Leipzig.',
    bodyHtml: `<p>Morrow &amp; Clay began in 2014 with one shelf in a bicycle shop. Ruth Morrow had come to Leipzig from Kilkenny for a year and was looking for a mug; Katrin Brandt was two yards down, making them. The shelf sold out on a Saturday. The bicycle shop moved.</p>
<h2>Who makes it</h2><p>Today we work with some forty workshops, most of them one or two people, nearly all within a day by train. We visit every one of them before we order and again every year. On each product you will find the maker’s name and the town, because that is where the work was done.</p>
<h2>What we choose</h2><p>Things that are used daily and repaired once in a while. We cook with them in the workshop kitchen for at least three months before we sell them. About a third do not come back from that kitchen; we send the maker a letter about why.</p>
<h2>What we pay</h2><p>Makers set their price. We pay half with the order and the rest on delivery, and we do not ask for exclusivity.</p>`,
  },
  {
    slug: 'contact',
    title: 'Contact',
    seoDescription: 'Write to us, call on weekday mornings, or visit the shop in Leipzig-Plagwitz.',
    bodyHtml: `<p>Write to <a href="mailto:hello@morrowandclay.example">hello@morrowandclay.example</a>. Ruth, Paul or Samira will answer, on weekdays within a day, usually before lunch.</p>
<h2>The shop</h2><p>Gerberhof 4, 04229 Leipzig. Tuesday to Friday 11 to 18, Saturday 10 to 16</p><p>The yard has a step of four centimetres; ring the brass bell and we will put the ramp down.</p>
<h2>Something broken?</h2><p>Send a picture and your order number. If it broke on the way, a new one leaves the next day. If it broke later, ask anyway: several of our makers mend what they make.</p>`,
  },
  {
    slug: 'shipping',
    title: 'Shipping',
    seoDescription: 'Delivery in Germany in two to three working days for €4.90, free from €80.',
    bodyHtml: `<h2>What it costs</h2><ul><li><strong>Standard</strong>, DHL GoGreen: €4.90, free from €80. Two to three working days.</li><li><strong>Express</strong>: €12.90. Ordered before noon, delivered the next working day.</li><li><strong>Collect in Leipzig</strong>: free, ready in two hours while the shop is open.</li><li>Digital goods are delivered by link and cost nothing to send.</li></ul>
<h2>How we pack</h2><p>In shredded paper from our printer and boxes that have mostly been somewhere before. No plastic, apart from what a maker’s supplier sneaks in. We break about one parcel in four hundred, and replace all of them.</p>
<h2>Where we send</h2><p>For now to addresses in Germany. If you are elsewhere, write to us: for larger orders we find a way.</p>`,
  },
  {
    slug: 'returns',
    title: 'Returns',
    seoDescription: 'Thirty days to change your mind; return label included; refund within five days.',
    bodyHtml: `<p>You have <strong>thirty days</strong> from the day the parcel arrives. Cook one soup in it, if you like. If you do not love it, send it back clean.</p>
<h2>How</h2><ul><li>Open your order from the link in the confirmation e-mail and choose <em>Return</em>.</li><li>Print the label, or show the code at the counter.</li><li>We refund within five days of arrival, by the way you paid, including standard shipping if everything comes back.</li></ul>
<h2>What cannot come back</h2><p>Downloads once opened, and candles that have been lit. Everything else can, also sale pieces.</p><p>Your statutory right of withdrawal of fourteen days is not affected by any of this.</p>`,
  },
  {
    slug: 'care',
    title: 'Care guide',
    seoDescription: 'How to look after stoneware, carbon steel, cast iron, wood, linen, wool and brass.',
    bodyHtml: `<h2>Stoneware and porcelain</h2><p>Dishwashers are fine. Sudden cold is not: let a hot dish stand on wood, not on stone. Grey cutlery marks come off with bicarbonate and a wet thumb.</p>
<h2>Carbon steel and iron</h2><p>Hot water and a brush while still warm, dry on the flame, one drop of oil. If it rusts, scrub it bright and begin again; nothing is lost.</p>
<h2>Knives</h2><p>Wipe after lemons. Sharpen when a tomato notices. We grind your knife free of charge once, whenever you choose.</p>
<h2>Wood</h2><p>Wash both sides, so that both sides dry alike. Butter it at night.</p><h2>Linen and wool</h2><p>Linen likes 60 °C and wind. Wool likes air and to be left alone.</p><h2>Brass</h2><p>Chalk and vinegar for a shine. Time for the opposite.</p>`,
  },
  {
    slug: 'privacy',
    title: 'Privacy',
    seoDescription: 'What we store when you shop with us, why, for how long, and how to have it removed.',
    bodyHtml: `<p>The controller is Morrow &amp; Clay GmbH, Gerberhof 4, 04229 Leipzig, <a href="mailto:privacy@morrowandclay.example">privacy@morrowandclay.example</a>.</p>
<h2>What we keep</h2><ul><li><strong>To fulfil your order</strong> (Art. 6 (1) b GDPR): name, address, e-mail, what you bought. Invoices for ten years, because the tax code says so.</li><li><strong>To keep the shop running</strong> (Art. 6 (1) f): server logs without full addresses, for fourteen days.</li><li><strong>If you have an account</strong>: your orders and addresses, until you delete them.</li></ul>
<h2>What we do not do</h2><p>No advertising trackers, no profiles, no sale of data. Our one necessary cookie remembers your cart.</p><h2>Your rights</h2><p>Access, correction, deletion, portability, objection, and a complaint to the Saxon data protection commissioner. In your account you can download or delete your data yourself.</p>`,
  },
  {
    slug: 'terms',
    title: 'Terms of sale',
    seoDescription: 'The contract between you and Morrow & Clay GmbH, in plain words.',
    bodyHtml: `<h2>Contract</h2><p>Pressing “Pay now” is your offer; our order confirmation accepts it. The contract is with Morrow &amp; Clay GmbH, Leipzig, in English or German.</p>
<h2>Prices and payment</h2><p>Prices include value added tax. We take cards and the methods shown at checkout; you are charged when the order is placed.</p>
<h2>Delivery</h2><p>The goods stay ours until paid, and travel at our risk until they are in your hands.</p><h2>Hand-made</h2><p>Glaze, grain and size vary. Differences within what the product page describes are not defects; they are the reason.</p><h2>Defects</h2><p>The statutory warranty of two years applies. Write to us first; most things are settled in one letter.</p><h2>Downloads</h2><p>You may use files as the product page states. Your right of withdrawal ends once you open the download with your consent.</p>`,
  },
];
