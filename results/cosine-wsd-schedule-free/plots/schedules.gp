# The schedules: learning rate against the step
# Run with: gnuplot -d schedules.gp
set encoding utf8
set terminal svg size 560,382 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'schedules.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9536; set tmargin at screen 0.9005; set bmargin at screen 0.3298
unset title
set xlabel 'step'; set ylabel 'learning rate / peak' offset 1,0
set yrange [0:1.05]
$data0 << EOD
0 0.04
24 1
37 0.9984260640876821
50 0.9931806517013612
63 0.9842915805643155
76 0.9718245238567939
90 0.9545032675245813
104 0.9332880170637252
118 0.9083605358775612
133 0.8777763344246209
148 0.8434770068665722
164 0.8031768475274412
182 0.7538087547932585
202 0.6947735034665001
226 0.6195343341974899
266 0.4884267449417931
301 0.37405421622192603
324 0.302185065570476
344 0.24334761575470437
362 0.1942001405240979
378 0.15412736707722535
393 0.12006560778849579
408 0.08974019736577776
422 0.06507115977286143
436 0.04412841079266777
450 0.02709137914968268
463 0.014896615227983467
476 0.006285834552247127
489 0.0013226542701689215
499 1.0935809887702153e-05
EOD
$data1 << EOD
0 0.04
24 1
38 0.9983376817073321
52 0.9928440356785452
66 0.9835562869489591
80 0.9705540090697574
94 0.9539486001261425
109 0.9323209579358741
124 0.9069334969270951
140 0.8759913421559901
157 0.8391277416990325
175 0.7961266711550922
195 0.7442894585523218
218 0.6805390991771576
251 0.5841938340381714
298 0.4453113735949914
323 0.37470384688015
344 0.319012854179234
362 0.27478012647168815
379 0.236572183549413
395 0.20421950011441353
410 0.177396025983391
425 0.15423681195707997
440 0.13496961026017687
454 0.1206660856239866
468 0.11004091461309179
482 0.10318512925407743
496 0.10015746705191383
499 0.10000984222889894
EOD
$data2 << EOD
0 0.04
24 1
25 1
499 0.002105263157894721
EOD
$data3 << EOD
0 0.04
24 1
400 1
499 0.010000000000000009
EOD
$data4 << EOD
0 0.04
24 1
400 1
401 0.9
402 0.8585786437626906
403 0.8267949192431123
404 0.8
405 0.7763932022500211
406 0.7550510257216823
407 0.735424868893541
408 0.717157287525381
410 0.683772233983162
412 0.6535898384862247
414 0.6258342613226058
417 0.587689437438234
420 0.5527864045000421
424 0.5101020514433644
428 0.47084973778708183
433 0.42554373534619716
438 0.38355859970310235
444 0.33667504192892006
451 0.285857157145715
459 0.23188542521313915
468 0.17537887487646786
477 0.12250356126078775
487 0.06726209469111855
498 0.01005050633883342
499 0.005012562893380035
EOD
$data5 << EOD
0 0.04
24 1
499 1
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.1036, screen 0.1728 left top vertical maxrows 3 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'cosine(floor=0)', \
  NaN with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'cosine(floor=0.1)', \
  NaN with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'linear'
set key at screen 0.4339, screen 0.1728 left top vertical maxrows 3 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'wsd(shape=linear)', \
  NaN with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'wsd(shape=one-minus-sqrt)', \
  NaN with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'constant'
unset multiplot
