// What stands in the page is at its end; what waits is sent.
drawPending()
toTheEnd()
lookAtNew()
listen()
send()
