// Runs inside the element above the table of documents, when its tab is first shown. A page that is
// loaded while documents are being read is given a mark, and follows that run from then on.
function follow() {
  if (element.querySelector('[data-follow]')) {
    trigger('follow');
  }
}

follow();
watch('value', follow);
