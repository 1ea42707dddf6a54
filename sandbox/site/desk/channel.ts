/** Issue property where JSM keeps how a request was made: `{value}` (rest 3.3, "channel of a request"). */
export const CHANNEL_PROPERTY = 'request.channel.type'
