# largest stable η × λmax against beta: all-optimizers
# Run with: gnuplot -d study.gp
set encoding utf8
set terminal svg size 571,532 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'momentum β'
set format x '%g'
set xrange [-0.0392:1.0191999999999999]
set logscale y; set format y '1e%T'
set yrange [1.4289034329927883:688972.8184372818]

set lmargin at screen 0.1524; set rmargin at screen 0.9545; set tmargin at screen 0.9286; set bmargin at screen 0.4060
set title 'all-optimizers'
set ylabel 'largest stable η × λmax' offset 1.2,0
$data0 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 3.0000152587890625 3 3.000030517578125 3
0.9 3.800018310546875 3.79998779296875 3.800048828125 3.8
0.95 3.899993896484375 3.89996337890625 3.9000244140625 3.9
0.98 3.959991455078125 3.9599609375 3.96002197265625 3.96
EOD
$data1 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 6.000030517578125 6 6.00006103515625 6
0.9 38.000244140625 38 38.00048828125 38.00000000000001
0.95 78.00048828125 78 78.0009765625 77.99999999999993
0.98 198.001953125 198 198.00390625 197.9999999999998
EOD
$data2 << EOD
0 1.9950103759765625 1.9949951171875 1.995025634765625 1.9950124688279303
0.5 5.955352783203125 5.955322265625 5.95538330078125 5.955334987593052
0.9 36.276611328125 36.2763671875 36.27685546875 36.27684964200478
0.95 71.07080078125 71.0703125 71.0712890625 71.07061503416851
0.98 158.7177734375 158.716796875 158.71875 158.71743486973935
EOD
$data3 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 3.0000152587890625 3 3.000030517578125 2.9999999999999996
0.9 13.5714111328125 13.5712890625 13.571533203125 13.57142857142858
0.95 26.896728515625 26.896484375 26.89697265625 26.896551724137947
0.98 66.89208984375 66.8916015625 66.892578125 66.8918918918917
EOD
$data4 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 6.000030517578125 6 6.00006103515625 6
0.9 38.000244140625 38 38.00048828125 38.00000000000001
0.95 78.00048828125 78 78.0009765625 77.99999999999993
0.98 198.001953125 198 198.00390625 197.9999999999998
EOD
$data5 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 6.000030517578125 6 6.00006103515625 6
0.9 38.000244140625 38 38.00048828125 38.00000000000001
0.95 78.00048828125 78 78.0009765625 77.99999999999993
0.98 198.001953125 198 198.00390625 197.9999999999998
EOD
$data6 << EOD
0 2.0000152587890625 2 2.000030517578125 2
0.5 3.0000152587890625 3 3.000030517578125 3
0.9 3.800018310546875 3.79998779296875 3.800048828125 3.8
0.95 3.899993896484375 3.89996337890625 3.9000244140625 3.9
0.98 3.959991455078125 3.9599609375 3.96002197265625 3.96
EOD
$data7 << EOD
0 NaN NaN NaN NaN
0.5 NaN NaN NaN NaN
0.9 NaN NaN NaN NaN
0.95 NaN NaN NaN NaN
0.98 NaN NaN NaN NaN
EOD
$data8 << EOD
0 1.8575897216796875 1.857574462890625 1.85760498046875 NaN
0.5 4.878021240234375 4.87799072265625 4.8780517578125 NaN
0.9 15.4681396484375 15.468017578125 15.46826171875 NaN
0.95 19.5489501953125 19.548828125 19.549072265625 NaN
0.98 23.0501708984375 23.050048828125 23.05029296875 NaN
EOD
$data9 << EOD
0 25.762939453125 25.7626953125 25.76318359375 25.762711864406782
0.5 25.762939453125 25.7626953125 25.76318359375 25.762711864406782
0.9 25.762939453125 25.7626953125 25.76318359375 25.762711864406782
0.95 25.762939453125 25.7626953125 25.76318359375 25.762711864406782
0.98 25.762939453125 25.7626953125 25.76318359375 25.762711864406782
EOD
$data10 << EOD
0 2.0050506591796875 2.005035400390625 2.00506591796875 NaN
0.5 6.046051025390625 6.0460205078125 6.04608154296875 NaN
0.9 40.117919921875 40.11767578125 40.1181640625 NaN
0.95 89.19189453125 89.19140625 89.1923828125 NaN
0.98 401.00390625 401 401.0078125 NaN
EOD
$data11 << EOD
0.25 2.6666717529296875 2.666656494140625 2.66668701171875 2.6666666666666665
0.5 3.999969482421875 3.99993896484375 4 4
0.9 19.9996337890625 19.99951171875 19.999755859375 20.000000000000004
0.95 39.998291015625 39.998046875 39.99853515625 39.999999999999964
0.98 99.9873046875 99.986328125 99.98828125 99.99999999999991
EOD
$data12 << EOD
0.25 2.6666717529296875 2.666656494140625 2.66668701171875 2.6666666666666665
0.5 3.999969482421875 3.99993896484375 4 4
0.9 19.9996337890625 19.99951171875 19.999755859375 20.000000000000004
0.95 39.998291015625 39.998046875 39.99853515625 39.999999999999964
0.98 99.9873046875 99.986328125 99.98828125 99.99999999999991
EOD
$data13 << EOD
0.25 2.6666717529296875 2.666656494140625 2.66668701171875 2.6666666666666665
0.5 3.999969482421875 3.99993896484375 4 4
0.9 19.9996337890625 19.99951171875 19.999755859375 20.000000000000004
0.95 39.998291015625 39.998046875 39.99853515625 39.999999999999964
0.98 99.9873046875 99.986328125 99.98828125 99.99999999999991
EOD
$data14 << EOD
0.25 2.6666717529296875 2.666656494140625 2.66668701171875 2.6666666666666665
0.5 3.999969482421875 3.99993896484375 4 4
0.9 19.9996337890625 19.99951171875 19.999755859375 20.000000000000004
0.95 39.998291015625 39.998046875 39.99853515625 39.999999999999964
0.98 99.9873046875 99.986328125 99.98828125 99.99999999999991
EOD
$data15 << EOD
0.25 2.6666717529296875 2.666656494140625 2.66668701171875 2.6666666666666665
0.5 3.999969482421875 3.99993896484375 4 4
0.9 19.9996337890625 19.99951171875 19.999755859375 20.000000000000004
0.95 39.998291015625 39.998046875 39.99853515625 39.999999999999964
0.98 99.9873046875 99.986328125 99.98828125 99.99999999999991
EOD
$data16 << EOD
0 6.6686248779296875 5.495361328125 7.8419189453125 NaN
0.5 18.9759521484375 18.40283203125 19.549072265625 NaN
0.9 27.608642578125 25.6513671875 29.56591796875 NaN
0.95 33.583740234375 33.06982421875 34.09765625 NaN
0.98 28.85986328125 26.87939453125 30.84033203125 NaN
EOD
$data17 << EOD
0 NaN NaN NaN NaN
0.5 NaN NaN NaN NaN
0.9 NaN NaN NaN NaN
0.95 NaN NaN NaN NaN
0.98 NaN NaN NaN NaN
EOD
$data18 << EOD
0 NaN NaN NaN NaN
0.5 NaN NaN NaN NaN
0.9 NaN NaN NaN NaN
0.95 NaN NaN NaN NaN
0.98 NaN NaN NaN NaN
EOD
$data19 << EOD
0 NaN NaN NaN NaN
0.5 16997.8046875 2542.34375 31453.5 NaN
0.9 931.4921875 843.3125 1019.671875 NaN
0.95 495.93798828125 183.0390625 808.84375 NaN
0.98 269.122802734375 62.4677734375 475.78125 NaN
EOD
$data20 << EOD
0 NaN NaN NaN NaN
0.5 NaN NaN NaN NaN
0.9 NaN NaN NaN NaN
0.95 NaN NaN NaN NaN
0.98 NaN NaN NaN NaN
EOD
$data21 << EOD
0 NaN NaN NaN NaN
0.5 NaN NaN NaN NaN
0.9 NaN NaN NaN NaN
0.95 NaN NaN NaN NaN
0.98 NaN NaN NaN NaN
EOD
$data22 << EOD
0 688972.8184372818
0.5 688972.8184372818
0.9 688972.8184372818
0.95 688972.8184372818
0.98 688972.8184372818
EOD
$data23 << EOD
0 391637.38030656846
0.5 391637.38030656846
0.9 391637.38030656846
0.95 391637.38030656846
0.98 391637.38030656846
EOD
$data24 << EOD
0 222621.02879658653
0.5 222621.02879658653
0.9 222621.02879658653
0.95 222621.02879658653
0.98 222621.02879658653
EOD
$data25 << EOD
0 126545.94518954142
EOD
$data26 << EOD
0 71933.34938069411
0.5 126545.94518954142
0.9 126545.94518954142
0.95 126545.94518954142
0.98 126545.94518954142
EOD
$data27 << EOD
0 40889.55000000001
0.5 71933.34938069411
0.9 71933.34938069411
0.95 71933.34938069411
0.98 71933.34938069411
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#009E73' dashtype (2,6) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data12 using 1:2 with lines linecolor rgb '#000000' dashtype 1 linewidth 1.5, \
  $data12 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data13 using 1:2 with lines linecolor rgb '#E69F00' dashtype (12,4) linewidth 1.5, \
  $data13 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data14 using 1:2 with lines linecolor rgb '#56B4E9' dashtype (3,3) linewidth 1.5, \
  $data14 using 1:2:3:4 with yerrorbars pointtype 12 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2, \
  $data15 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4,3,4) linewidth 1.5, \
  $data15 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#8A6D00' linewidth 1.2, \
  $data16 using 1:2 with lines linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5, \
  $data16 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data17 using 1:2 with lines linecolor rgb '#D55E00' dashtype (18,3) linewidth 1.5, \
  $data17 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data18 using 1:2 with lines linecolor rgb '#009E73' dashtype 1 linewidth 1.5, \
  $data18 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data19 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4) linewidth 1.5, \
  $data19 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data20 using 1:2 with lines linecolor rgb '#000000' dashtype (3,3) linewidth 1.5, \
  $data20 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data21 using 1:2 with lines linecolor rgb '#E69F00' dashtype (12,4,3,4) linewidth 1.5, \
  $data21 using 1:2:3:4 with yerrorbars pointtype 12 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data0 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data1 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data2 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data3 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data4 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data5 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data6 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data7 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data8 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data9 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data10 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data11 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data12 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data13 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data14 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data15 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data16 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data17 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data18 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data19 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data20 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data21 using 1:5 with points pointtype 6 pointsize 1.3 linecolor rgb '#000000', \
  $data22 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#8A6D00', \
  $data23 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#D55E00', \
  $data24 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#009E73', \
  $data25 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#CC79A7', \
  $data26 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#000000', \
  $data27 using 1:2 with points pointtype 9 pointsize 0.8 linecolor rgb '#E69F00'
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.0158, screen 0.2932 left top vertical maxrows 8 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'sgd', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'adam', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'adamw', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'nadam', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'radam', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'adamax', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'rmsprop', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5 title 'lion'
set key at screen 0.2329, screen 0.2932 left top vertical maxrows 8 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5 title 'adan', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5 title 'muon', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#009E73' dashtype (2,6) linewidth 1.5 title 'soap', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5 title 'schedule-free-sgd', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#000000' dashtype 1 linewidth 1.5 title 'schedule-free-adamw', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#E69F00' dashtype (12,4) linewidth 1.5 title 'schedule-free-adamw-paper', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#56B4E9' dashtype (3,3) linewidth 1.5 title 'schedule-free-radam', \
  NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#8A6D00' dashtype (12,4,3,4) linewidth 1.5 title 'schedule-free'
set key at screen 0.6813, screen 0.2932 left top vertical maxrows 8 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#0072B2' dashtype (2,6) linewidth 1.5 title 'dadapt-sgd', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#D55E00' dashtype (18,3) linewidth 1.5 title 'dadapt-adam', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#009E73' dashtype 1 linewidth 1.5 title 'dadapt-adagrad', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4) linewidth 1.5 title 'dadapt-lion', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#000000' dashtype (3,3) linewidth 1.5 title 'dadapt-adan', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#E69F00' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy', \
  NaN with points pointtype 6 pointsize 1.3 linecolor rgb '#000000' title 'predicted', \
  NaN with points pointtype 9 pointsize 0.8 linecolor rgb '#444444' title 'infinite'
unset multiplot
