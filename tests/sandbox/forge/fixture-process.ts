import { startFixture } from './start-fixture'

// A sandbox in a process of its own, for the test that kills it. Its one argument is the data's folder.
void startFixture({ data: process.argv[2] ?? null }).then(({ url }) => process.stdout.write(`${url}\n`))
