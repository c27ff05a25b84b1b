// Starts Swagger UI in the page that docs-page.ts writes. Runs in the browser.

const reference = document.querySelector("#reference");
const dark = window.matchMedia("(prefers-color-scheme: dark)");

function followColourScheme() {
  document.documentElement.classList.toggle("dark-mode", dark.matches);
}

followColourScheme();
dark.addEventListener("change", followColourScheme);

window.SwaggerUIBundle({
  url: reference.dataset.specUrl,
  domNode: reference,
  layout: "BaseLayout",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 2,
  defaultModelRendering: "model",
  displayRequestDuration: true,
  // Its default asks another origin whether the document is valid.
  validatorUrl: null,
  queryConfigEnabled: false,
  persistAuthorization: false,
});
