# Methods compared: power-law-regression, 500 steps, batch 16
# Run with: gnuplot -d comparison-1.gp
set encoding utf8
set terminal svg size 1069,332 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set yrange [10.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 16' at screen 0.5, screen 0.9548 center
set lmargin at screen 0.1768; set rmargin at screen 0.3461; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine' 1, 'adamw, one-cycle' 2, 'adamw, cyclic' 3, 'adamw, cosine-restarts' 4, 'sgd, cosine' 5, 'sgd, one-cycle' 6, 'adamw, multi-step' 7, 'sgd, multi-step' 8, 'sgd, cosine-restarts' 9, 'sgd, cyclic' 10)
unset logscale x; set xrange [0.0018130554511168867:0.024503110510931885]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.003611923545984352 0.0029866789886935246 0.004174415656300749 NaN
2 0.003918816481115068 0.003334749670341413 0.004468541330868188 NaN
3 0.004323097028959783 0.004094012102933259 0.005211922562950932 NaN
4 0.004604293140711561 0.004077226187018188 0.005691121522607642 NaN
5 0.004800652138660172 0.004091254815092534 0.005854797792538827 NaN
6 0.005141552773449935 0.00462186245621356 0.005597998798578859 NaN
7 0.005420302130560364 0.004405456308971809 0.005974773364175299 NaN
8 0.006153916333788355 0.005425260994377101 0.006514196040657409 NaN
9 0.006896077539440806 0.005981343647182146 0.008085645336071406 NaN
10 0.010370248623878836 0.008080630991546227 0.02254707128163749 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.3779; set rmargin at screen 0.5472; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.7666814141234939:5.2775074077359445]; set format x '%g'; set xtics autofreq 2
$data1 << EOD
1 1 1 1 NaN
2 1.074278275734254 1.0474591769911157 1.1218863082311703 NaN
3 1.268134886167409 1.184356432805131 1.346359866463092 NaN
4 1.3210140870860145 1.2221117924996845 1.4193735239952971 NaN
5 1.3547476508750889 1.2759035241153556 1.4652319227815012 NaN
6 1.4377024232399565 1.354244913214191 1.52619832189419 NaN
7 1.4585152777307984 1.3930679801840293 1.5978438264843489 NaN
8 1.6724982171583709 1.6127869657041987 1.928808405724878 NaN
9 1.9529911291818511 1.733468025070497 2.205959626075658 NaN
10 3.182700302486824 2.2087250788860633 4.888643097941768 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.5790; set rmargin at screen 0.7484; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.0219690536731492:0.14035668944320204]; set format x '%g'; set xtics autofreq 0.05
$data2 << EOD
1 0.07139734986747534 0.07089100890296735 0.07266618668084142 NaN
2 0.07462674543185742 0.07326895332935242 0.07628886966964625 NaN
3 0.12354309024184826 0.10956437921947151 0.1301508587733699 NaN
4 0.08538635185470969 0.08353044943404757 0.08692493196177163 NaN
5 0.028934304701467947 0.028436798717533667 0.029884076881252927 NaN
6 0.02878618688809742 0.02809255207504848 0.029243191481575847 NaN
7 0.09826271634125788 0.09690833973940138 0.10007827799089683 NaN
8 0.03662701062006772 0.0353936725754438 0.03695993287017685 NaN
9 0.028813722931057665 0.0282447977580327 0.030371047654682234 NaN
10 0.03430220703069414 0.03081148593035989 0.04404100924466114 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7802; set rmargin at screen 0.9495; set tmargin at screen 0.8976; set bmargin at screen 0.1506
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [225:515]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 305 240 320 NaN
2 375 340 400 NaN
3 430 410 460 NaN
4 445 390 490 NaN
5 425 390 515 NaN
6 NaN NaN NaN 515
7 NaN NaN NaN 515
8 NaN NaN NaN 515
9 NaN NaN NaN 515
10 NaN NaN NaN 515
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
