/* Private to intake: which network addresses are not to be fetched from. */
#ifndef HEARSAY_INTAKE_ADDRESS_H
#define HEARSAY_INTAKE_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/* Loopback, private, link-local, reserved and multicast addresses, of version 4 and 6, and every other family. */
bool hsy_address_is_private(const struct sockaddr *address);

#endif
