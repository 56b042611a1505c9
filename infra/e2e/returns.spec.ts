import type { Page } from '@playwright/test';
import { z } from 'zod';
import { expect, phone, test } from './support/journey.js';
import { consoleOf, signIn } from './support/merchant.js';
import { callApi, firstShop, secondShop, type DemoShop } from './support/product.js';
import { addToCart, confirmationUrl, fillCheckout, pay, stockProduct } from './support/shopper.js';

const foundSchema = z.object({ items: z.array(z.object({ id: z.string(), number: z.number() })).min(1) });

/** Buys a product and has it sent. @returns the address of the confirmation, which shows how the order stands */
async function receive(page: Page, shop: DemoShop, email: string, title: string) {
  const product = await stockProduct(shop, title, { units: 5 });
  await addToCart(page, shop, product.slug);
  await fillCheckout(page, shop, { email });
  await pay(page);
  await page.waitForURL(confirmationUrl);
  const found = await callApi(shop, 'GET', `/admin/orders?q=${encodeURIComponent(email)}`);
  const [order] = foundSchema.parse(found.body).items;
  const { status } = await callApi(shop, 'POST', `/shipments/${order?.id}/create`, { carrier: 'DHL' });
  expect(status).toBe(201);
  await page.reload();
  return { confirmation: page.url(), product, order };
}

test('a shopper asks to return an item; the shop approves, takes it in, refunds it; the shopper sees it', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const shopper = await context.newPage();
  const { product, order } = await receive(shopper, firstShop, 'sends-back@example.com', 'Homecoming jug');
  await shopper.getByRole('link', { name: 'Send items back' }).click();
  await shopper.getByLabel('How many of Homecoming jug').selectOption('1');
  await shopper.getByLabel('Why').selectOption('Damaged or faulty');
  await shopper.getByLabel(/In your own words/).fill('The handle came off');
  await checkAccessibility(shopper);
  await shopper.getByRole('button', { name: 'Ask to send back' }).click();
  await expect(shopper.getByText('We have your request')).toBeVisible();
  await expect(shopper.getByText('Waiting for our answer')).toBeVisible();
  await checkAccessibility(shopper);

  await signIn(page, firstShop);
  await page.goto(`${consoleOf(firstShop)}/returns?status=requested`);
  await checkAccessibility(page);
  await page.getByRole('link', { name: `#${order?.number}-R1` }).click();
  await expect(page.getByText('“The handle came off”')).toBeVisible();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByLabel(/Instructions/).fill('Wrap it twice.');
  await page.getByLabel(/Link to the shipping label/).fill('https://dhl.example/label');
  await page.getByLabel('Return fee').fill('4');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Approve return' }).click();
  await expect(page.getByText('On its way', { exact: true })).toBeVisible();

  await shopper.reload();
  await expect(shopper.getByRole('link', { name: 'Get the shipping label' })).toHaveAttribute(
    'href',
    'https://dhl.example/label',
  );
  await page.getByRole('button', { name: 'Receive items' }).click();
  await page.setViewportSize(phone);
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Receive 1 item' }).click();
  await expect(page.getByText('1 came, 1 back in stock')).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Refund €20.00' }).click();
  await expect(page.getByText('Refunded', { exact: true })).toBeVisible();

  await shopper.reload();
  await expect(shopper.getByText('€20.00 went back to you')).toBeVisible();
  await checkAccessibility(shopper);
  const stock = await callApi(firstShop, 'GET', `/admin/variants/${product.variants[0]?.id}/stock`);
  expect(stock.body).toMatchObject({ onHand: 5 });
});

test('a request is turned down with a reason; staff open a return on the order and exchange what came', async ({
  page,
  context,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const shopper = await context.newPage();
  const { order } = await receive(shopper, secondShop, 'asks-staff@example.com', 'Undecided lamp');
  await shopper.getByRole('link', { name: 'Send items back' }).click();
  await shopper.getByRole('button', { name: 'Ask to send back' }).click();
  await expect(shopper.getByRole('alert')).toHaveText('Choose what you want to send back.');
  await shopper.getByLabel('How many of Undecided lamp').selectOption('1');
  await shopper.getByRole('button', { name: 'Ask to send back' }).click();
  await checkAccessibility(shopper);

  await signIn(page, secondShop);
  await page.goto(`${consoleOf(secondShop)}/orders/${order?.id}`);
  await page.getByRole('link', { name: `#${order?.number}-R1` }).click();
  await page.getByRole('button', { name: 'Decline' }).click();
  await page.getByLabel('Message to the customer').fill('Please try another bulb first.');
  await page.getByRole('button', { name: 'Decline return' }).click();
  await expect(page.getByText('Declined', { exact: true })).toBeVisible();
  await shopper.reload();
  await expect(shopper.getByText('Please try another bulb first.')).toBeVisible();

  await page.goto(`${consoleOf(secondShop)}/orders/${order?.id}`);
  await page.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Return items' }).press('Enter');
  await page.getByRole('spinbutton', { name: 'Units of Undecided lamp to send back' }).press('ArrowUp');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Open a return of 1 item' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Return #${order?.number}-R2`);
  await page.getByRole('button', { name: 'Receive items' }).click();
  await page.getByRole('button', { name: 'Receive 1 item' }).click();
  await page.getByRole('button', { name: 'Exchange' }).click();
  await page.getByLabel(/^1 × Undecided lamp/).selectOption({ index: 1 });
  await checkAccessibility(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Exchange' }).click();
  await expect(page.getByText('Exchanged', { exact: true })).toBeVisible();
  await page.goto(`${consoleOf(secondShop)}/orders/${order?.id}`);
  await expect(page.getByRole('button', { name: 'Ship items' })).toBeVisible();
  await shopper.reload();
  await expect(shopper.getByText('Exchanged')).toBeVisible();
  await page.goto(`${consoleOf(secondShop)}/settings/returns`);
  await page.getByLabel('Days to ask').fill('14');
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Returns saved')).toBeAttached();
  await expect(page.getByText('Unsaved changes')).toBeHidden();
});
