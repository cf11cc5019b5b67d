// Takes a file in by the page: upload, look at it, start.

// upload hands a file in and waits for what comes of it.
export async function upload(page, base, name, buffer) {
  await page.goto(`${base}/datasets/import`);
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await Promise.all([page.waitForNavigation(), page.locator("main form[enctype] button[type=submit]").click()]);
}

// fill types into fields, some of which lie in drawers.
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#${name}`);
    if (!(await field.isVisible())) await page.locator(`details:has(#${name}) > summary`).first().click();
    await field.fill(value);
  }
}

// begin starts the import and follows it to its end; without scripts the page
// renews itself.
export async function begin(page) {
  await page.locator("button[value=import]").click();
  await page.waitForURL(/\/datasets\/runs\//);
  await page.locator(".progress progress").waitFor();
  await page.locator(".progress .button").waitFor();
}
