/** A content page a new shop begins with. */
export interface StarterPage {
  readonly slug: string;
  readonly title: string;
  readonly bodyHtml: string;
  readonly seoDescription: string;
}

/** What the starting pages mention of the shop. Plain text; escaped here. */
export interface StarterPageFacts {
  readonly shopName: string;
  readonly contactEmail: string;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

const about = (name: string) => `
<p>${name} is an independent shop. We choose everything we sell ourselves, keep the range small enough to know each piece in it, and stand behind what leaves our packing table.</p>
<h2>How we choose</h2>
<p>A thing earns its place here when we would buy it for ourselves: made well, honest about its materials, and worth mending rather than replacing. We would sooner carry one good version than five middling ones.</p>
<h2>Who answers</h2>
<p>When you write to us, a person who has held the product in their hands writes back. If you are unsure about a size, a colour or a delivery date, ask before you order; it is quicker for everyone.</p>`;

const contact = (mail: string) => `
<p>The quickest way to reach us is by e-mail at <a href="mailto:${mail}">${mail}</a>. We answer on working days, usually within one.</p>
<h2>About an order</h2>
<p>Please include the order number from your confirmation e-mail, so that we can look before we answer.</p>
<h2>Something arrived damaged</h2>
<p>We are sorry. Send a photograph of the item and of its box to the address above within a few days and keep the packaging; we replace it or return your money, whichever you prefer.</p>`;

const shipping = () => `
<p>Orders placed before noon on a working day usually leave us the same day. You receive an e-mail with a tracking link the moment your parcel is handed over.</p>
<h2>What it costs</h2>
<p>The delivery methods for your address, with price and expected days, are shown at checkout before you pay. Larger orders travel free of charge; the cart says when yours does.</p>
<h2>Digital goods</h2>
<p>Files are not shipped: their download links stand on the confirmation page and in your confirmation e-mail.</p>
<h2>If a parcel is late</h2>
<p>Carriers lose a day now and then. When tracking has not moved for five working days, write to us and we take it up with the carrier.</p>`;

const returns = (mail: string) => `
<p>You may return anything unused within 30 days of its arrival, for any reason.</p>
<ol>
<li>Write to <a href="mailto:${mail}">${mail}</a> with your order number and what you are sending back.</li>
<li>Pack it as it came. Used or damaged goods we can only take back in part.</li>
<li>Send it with a tracked service and keep the receipt until your money has arrived.</li>
</ol>
<p>We return what you paid, including standard delivery of a complete order, to the card or account you paid with, within 14 days of receiving the parcel. Digital goods cannot be returned once downloaded.</p>
<p>Your statutory rights, including those for faulty goods, are not affected by any of this.</p>`;

const privacy = (name: string, mail: string) => `
<p>${name} keeps only what it needs to sell to you and to meet the law. This page says what that is.</p>
<h2>What we keep</h2>
<ul>
<li><strong>Orders:</strong> your name, e-mail, addresses, what you bought and what you paid. We must keep invoices for as long as tax law requires.</li>
<li><strong>Account:</strong> if you open one, your address book and a hash of your password. The password itself we never see.</li>
<li><strong>Cart:</strong> a cookie that remembers what is in it. It contains a random number and nothing about you.</li>
</ul>
<h2>Who else sees it</h2>
<p>The carrier that delivers your parcel and the payment company that charges your card, each only what it needs. We do not sell or rent data to anyone, and there are no advertising trackers on this site.</p>
<h2>Your rights</h2>
<p>You may ask what we hold about you, have it corrected, or have everything deleted that the law does not oblige us to keep. Write to <a href="mailto:${mail}">${mail}</a>.</p>`;

const terms = (name: string, mail: string) => `
<p>These terms apply to every order placed with ${name} through this site.</p>
<h2>Ordering</h2>
<p>The products shown here are an invitation to order. Your order is an offer; the contract is made when we confirm it by e-mail. We may decline an order, for instance when a price was plainly wrong, and return any payment at once.</p>
<h2>Prices and payment</h2>
<p>The checkout shows the full price, with tax and delivery, before you commit to it. Payment is due when you order, unless you choose a method that says otherwise.</p>
<h2>Delivery and ownership</h2>
<p>Goods are yours once they are paid for. The risk of loss passes to you when they are handed to you.</p>
<h2>When something is wrong</h2>
<p>If goods are faulty or not as described, tell us at <a href="mailto:${mail}">${mail}</a>. You have the remedies the law of your country gives consumers, and nothing in these terms takes them away.</p>`;

/**
 * Pages a new shop begins with: text it can go on sale with and then make its own.
 * Policies are a reasonable consumer baseline, not legal advice.
 */
export function starterPages(facts: StarterPageFacts): readonly StarterPage[] {
  const name = escapeHtml(facts.shopName);
  const mail = escapeHtml(facts.contactEmail);
  const page = (slug: string, title: string, bodyHtml: string, seoDescription: string): StarterPage => ({
    slug,
    title,
    bodyHtml: bodyHtml.trim(),
    seoDescription,
  });
  return [
    page(
      'about',
      `About ${facts.shopName}`,
      about(name),
      `Who is behind ${facts.shopName} and how we choose what we sell.`,
    ),
    page('contact', 'Contact', contact(mail), `How to reach ${facts.shopName}.`),
    page('shipping', 'Shipping', shipping(), 'Delivery times, prices and tracking.'),
    page('returns', 'Returns', returns(mail), 'Thirty days to change your mind, and how to send something back.'),
    page('privacy', 'Privacy', privacy(name, mail), `What ${facts.shopName} keeps about you, and why.`),
    page('terms', 'Terms of sale', terms(name, mail), `The terms of every order placed with ${facts.shopName}.`),
  ];
}
