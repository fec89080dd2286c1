// Runs inside the element above the result of an evaluation, when its tab is first shown. A page that
// is loaded while questions are being asked is given a mark, and follows that run from then on; one
// that shows a run's progress already is following it.
let progress = false;

function follow() {
  const follows = progress;
  progress = Boolean(element.querySelector('progress'));
  if (!follows && element.querySelector('[data-follow]')) {
    trigger('follow');
  }
}

follow();
watch('value', follow);
