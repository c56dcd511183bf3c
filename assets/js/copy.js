// Buttons that copy a text which stands on the page; they show themselves only where copying is possible.
for (const button of navigator.clipboard ? document.querySelectorAll('button[data-copy]') : []) {
  const status = button.parentElement.querySelector('[role="status"]');
  button.hidden = false;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    status.textContent = button.dataset.done;
  });
}
