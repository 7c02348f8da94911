// What scripts add to the pages; without them all is there too.
