// Package pages puts the site together from its sections: one package for each
// part of the product, named as a reader would look for it. A section has what
// it works with in its Section and mounts its pages in Routes. A page reads the
// request, asks a service, and fills the components of package ui; it holds no
// rule of its own.
//
// No section imports another. What several need is in page (every page), scene
// (pages with findings) or version (pages about a version); pagestest is for
// their tests.
package pages
