// Holds templates against AWS's AwsSolutions rules; what is acknowledged, with a reason, stands in the resource's metadata.
//   node check.cjs A.template.json B.template.json …      prints a line for each finding, and for each acknowledged one
const path = require('node:path');
const { App, Aspects, CliCredentialsStackSynthesizer, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');

const say = (kind, data, text) => console.log([kind, data.resource.node.id, data.ruleId, data.findingId, text].join(' | '));
const listener = {
  onCompliance() {},
  onNotApplicable() {},
  onNonCompliance: (data) => say('finding', data, data.ruleInfo),
  onError: (data) => say('finding', data, data.errorMessage),
  onSuppressed: (data) => say('acknowledged', data, data.suppressionReason),
  onSuppressedError: (data) => say('acknowledged', data, data.errorSuppressionReason),
};

for (const file of process.argv.slice(2)) {
  const app = new App();
  // The template brings its own version of the bootstrap rule.
  const synthesizer = new CliCredentialsStackSynthesizer();
  const stack = new Stack(app, path.basename(file).split('.')[0], { synthesizer });
  new CfnInclude(stack, 'Template', { templateFile: file });
  Aspects.of(app).add(new AwsSolutionsChecks({ reports: false, additionalLoggers: [listener] }));
  app.synth();
}
